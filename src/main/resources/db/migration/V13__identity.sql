-- Which database this is: the ledger beside the archive names the one that it belongs to.
CREATE TABLE IF NOT EXISTS fz_identity (
  slot     INTEGER     NOT NULL PRIMARY KEY CHECK (slot = 1),
  identity VARCHAR(36) NOT NULL
);

-- The cut-off of the run that holds the lease. Signs of life are told by the database's clock alone.
ALTER TABLE fz_lease ADD COLUMN IF NOT EXISTS as_of DATE;
ALTER TABLE fz_lease DROP COLUMN IF EXISTS started;
