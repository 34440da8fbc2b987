"""Given names of many origins, as their bearers write them: from the authors' own knowledge of names in public life."""

from __future__ import annotations

GIVEN = {
    "Akan, Yoruba, Igbo, Hausa": (
        "Kwame Kofi Ama Akosua Yaw Adwoa Babajide Folasade Oluwaseun Temitope Ngozi Chinonso Obinna Ifeoma Chukwuemeka "
        "Adaeze Aminu Sani Hauwa Zainab Olumide Titilayo"
    ),
    "Swahili, Kikuyu, Luo, Ganda": (
        "Juma Wanjiru Kamau Njeri Otieno Achieng Baraka Neema Zawadi Mwangi Wambui Okello Nakato Ssemakula Kiptoo Chebet"
    ),
    "Zulu, Xhosa, Shona, Tswana": "Sipho Thandiwe Lindiwe Nomvula Themba Bongani Zanele Tendai Rutendo Kagiso Lesedi Mpho",
    "Amharic, Somali, Tigrinya": "Abebe Tigist Selam Haile Abdirahman Hodan Ifrah Mehret Yohannes Dawit Genet Liban",
    "African American": (
        "Demetrius Aaliyah DeAndre Latoya Tyrone LaShawn Shaniqua Darnell Tremaine Keisha Jamal Imani Deshawn Marquis "
        "Lakisha Terrell Ebony Kobe Tanisha Malik"
    ),
    "Arabic": (
        "Khalid Fatima Mohamed Muhammad Aisha Yusuf Layla Hamza Rania Tariq Nadia Samir Huda Bilal Ghada Walid Sahar "
        "Khizr Haleh Mahmoud"
    ),
    "Persian, Pashto, Turkish, Kurdish": (
        "Shirin Dariush Parisa Farhad Golnaz Babak Zarmina Gulalai Mehmet Ayşe Emre Zeynep Serkan Elif Rojda Berivan"
    ),
    "Hindi, Bengali, Punjabi, Gujarati": (
        "Aarav Priya Anjali Rajesh Sunita Vikram Debashish Moumita Arindam Harpreet Gurpreet Jaswinder Hardik Jignesh "
        "Bhavna Pooja"
    ),
    "Tamil, Telugu, Malayalam, Sinhala": (
        "Annya Karthik Lakshmi Senthil Kavitha Venkatesh Sridevi Biju Sreeja Chaminda Nuwan Dilhani Meenakshi Arumugam"
    ),
    "Urdu, Nepali, Burmese": "Imran Asma Zulfiqar Saima Pushpa Bishnu Ramesh Thura Aung Khin Nanda Zaw",
    "Chinese": "Xiaoming Wei Junjie Meiling Zhihao Yating Haoran Siqi Guowei Lihua Jianhong Qing",
    "Vietnamese, Thai, Khmer, Lao": "Thuy Huong Quang Duc Nhung Somchai Siriporn Anong Sokha Bopha Khamla Phuong",
    "Korean, Japanese, Mongolian": "Minjun Seoyeon Jihoon Haruto Yuki Sakura Takeshi Akiko Kenji Bat Oyuun Ganbold",
    "Malay, Javanese, Filipino": "Azmi Siti Nurul Budi Dewi Joko Agus Wayan Jejomar Luzviminda Ligaya Bayani",
    "Maori, Samoan, Hawaiian, Tongan": "Aroha Hemi Tane Ngaire Sione Lagi Keola Leilani Mele Tevita",
    "Navajo, Cree, Nahuatl, Quechua": "Nizhoni Tsosie Winona Kateri Xochitl Cuauhtémoc Itzel Citlali Inti Killa Atahualpa",
    "Spanish, Portuguese": (
        "Xiomara Joaquín Guadalupe Yesenia Hernán Araceli Iñaki Nuria Thiago Inês Vasco Jandira Guilherme Rocío"
    ),
    "French, Italian, Romanian": "Maëlle Thibault Océane Gaël Chiara Niccolò Ludovica Gennaro Ionuț Mihaela Bogdan Ilinca",
    "German, Dutch, Danish, Swedish": "Jürgen Heike Wolfgang Saskia Pieter Femke Joost Søren Ingrid Björn Maj Åsa",
    "Icelandic, Finnish, Estonian, Latvian": "Katrín Sigurður Ragnheiður Jukka Päivi Aino Tõnu Kersti Jānis Ilze Rasa Vytautas",
    "Polish, Czech, Hungarian, Slovene": "Łukasz Małgorzata Zbigniew Agnieszka Jiří Zdeněk Ludmila László Réka Zsófia Boštjan Tjaša",
    "Russian, Ukrainian, Georgian, Armenian": (
        "Dmitry Svetlana Oleksandr Olena Vasyl Yaroslava Giorgi Nino Tamar Hovhannes Anahit Gayane"
    ),
    "Serbian, Bulgarian, Greek, Albanian": "Dragan Snežana Zoran Desislava Plamen Panagiotis Eleftheria Vasiliki Arben Drita",
    "Hebrew, Yiddish": "Avigail Shlomo Yael Menachem Rivka Moishe Tzipi Noam",
    "Irish, Welsh, Scottish, Breton": "Siobhan Caoimhe Padraig Saoirse Rhys Angharad Gethin Hamish Eilidh Mhairi Yann Gwenaël",
    "English words and coinages": (
        "Story Price Justice River Summer Chance Royal Blue Patience Temperance Beyoncé Braxton Jaxon Kayleigh Tracee "
        "Norbert Luther Trayvon"
    ),
}  # fmt: skip
