-- Names of the declared fields that a sheet of the file has no column for, separated by blanks.
ALTER TABLE fz_file ADD COLUMN IF NOT EXISTS absent VARCHAR(8000) DEFAULT '' NOT NULL;
