-- What the rows that a load wrote look like, by day where it matters, so that a later load is compared with a few
-- bytes a row and not with the facts.
CREATE TABLE IF NOT EXISTS fz_load_profile (
  source  VARCHAR(60) NOT NULL,
  kind    VARCHAR(12) NOT NULL,
  part    BIGINT      NOT NULL,
  load_no BIGINT      NOT NULL,
  piece   INTEGER     NOT NULL,
  content BYTEA       NOT NULL,
  PRIMARY KEY (source, kind, part, load_no, piece)
);
