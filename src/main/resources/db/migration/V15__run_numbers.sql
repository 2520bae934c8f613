-- Run numbers without gaps: H2 takes 32 numbers of a sequence at a time and loses those left over when it is killed. A new
-- database gets the sequences here, before the job repository, whose script then leaves them as they are.
CREATE SEQUENCE IF NOT EXISTS BATCH_STEP_EXECUTION_SEQ;
CREATE SEQUENCE IF NOT EXISTS BATCH_JOB_EXECUTION_SEQ;
CREATE SEQUENCE IF NOT EXISTS BATCH_JOB_INSTANCE_SEQ;
ALTER SEQUENCE BATCH_STEP_EXECUTION_SEQ CACHE 1;
ALTER SEQUENCE BATCH_JOB_EXECUTION_SEQ CACHE 1;
ALTER SEQUENCE BATCH_JOB_INSTANCE_SEQ CACHE 1;
