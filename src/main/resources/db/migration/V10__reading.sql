-- Files are read into the archive, not into tables of their own; which run settled a file.
ALTER TABLE fz_file ADD COLUMN IF NOT EXISTS run_no BIGINT;
ALTER TABLE fz_sheet DROP COLUMN IF EXISTS columns;
UPDATE fz_file SET status = 'SEEN' WHERE status = 'STAGED';
