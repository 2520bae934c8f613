-- The newest vintage there was when the facts were built anew and gave other figures: it and those before it are to be
-- measured again. Rows are only added.
CREATE TABLE IF NOT EXISTS fz_outdated (
  vintage_no INTEGER NOT NULL PRIMARY KEY
);
