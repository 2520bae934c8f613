-- Whether a file's name says when it was exported; else it is only inferred. Names of the fields whose columns were
-- empty in all rows, separated by blanks.
ALTER TABLE fz_file ADD COLUMN IF NOT EXISTS dated BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE fz_file ADD COLUMN IF NOT EXISTS blank VARCHAR(8000) DEFAULT '' NOT NULL;
