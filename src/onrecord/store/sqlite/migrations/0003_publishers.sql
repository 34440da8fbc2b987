-- Articles of one publisher in order of their dates, and how many each published, from the index alone.
CREATE INDEX article_publisher ON article(publisher, published, superseded_by);
