-- What a vintage reports up to its cut-off, and what the run does that holds the lease: year, half, quarter or month.
ALTER TABLE fz_vintage ADD COLUMN IF NOT EXISTS reports VARCHAR(10) DEFAULT 'year' NOT NULL;
ALTER TABLE fz_lease ADD COLUMN IF NOT EXISTS reports VARCHAR(10) DEFAULT 'year' NOT NULL;
