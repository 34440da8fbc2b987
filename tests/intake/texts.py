"""Invented texts that the tests of intake share."""

ARTICLE = (
    "Harbour board closes the east pier\n\n"
    "By Ada Marsh\n\n"
    "The harbour board voted on Thursday to close the east pier until the summer, its head, Lena Okoro, said.\n\n"
    "“We had no choice,” Okoro told reporters outside the town hall. “The beams are rotten from end to end.”\n\n"
    "Fishermen who land their catch there said that nobody had asked them before the vote was taken.\n"
)
GERMAN = (
    "Der Vorstand des Hafens hat am Donnerstag beschlossen, den östlichen Pier bis zum Sommer zu schließen. "
    "„Wir hatten keine Wahl“, sagte die Leiterin vor dem Rathaus. Die Fischer, die dort ihren Fang an Land bringen, "
    "sagten, dass niemand sie vor der Abstimmung gefragt habe und dass sie nun nicht wissen, wohin sie sollen."
)
FINNISH = (
    "Sataman hallitus päätti torstaina sulkea itäisen laiturin kesään asti. Kalastajat, jotka tuovat saaliinsa sinne, "
    "kertoivat, että kukaan ei ollut kysynyt heiltä ennen äänestystä. Johtaja sanoi, ettei muuta vaihtoehtoa ollut ja "
    "että palkit ovat lahonneet päästä päähän. Hallitus kokoontuu uudelleen ensi viikolla."
)
TABLE = (
    "Alder 3 Marsh 1 (Reed 12, Okoro 44, Hartley 80) Westport 0 Eastport 2 (Lund 7, Dunn 61) Northport 1 Southport 1 "
    * 4
)
