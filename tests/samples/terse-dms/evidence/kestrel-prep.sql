-- Kestrel & Marr: preparation of the MySQL source, 31 Jul 2018

-- part 1: binary log on replica db-3
SET GLOBAL binlog_format = 'ROW';
SET GLOBAL binlog_row_image = 'FULL';
SET GLOBAL expire_logs_days = 3;
-- my.cnf of db-3: log_slave_updates = ON, restart at 05:10 UTC

-- part 2: user of the tasks
CREATE USER 'dms'@'10.40.8.%' IDENTIFIED BY '********' REQUIRE SSL;
GRANT SELECT, REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO 'dms'@'10.40.8.%';

-- part 3: tables that were MyISAM, 17 in all, are InnoDB on the target
SELECT table_schema, table_name FROM information_schema.tables WHERE engine = 'MyISAM';

-- part 4: longest LOB of the three tables with documents, in bytes
SELECT MAX(LENGTH(pdf)) FROM booking.customs_doc;      -- 5872025
SELECT MAX(LENGTH(scan)) FROM booking.bill_of_lading;  -- 3145728
SELECT MAX(LENGTH(body)) FROM booking.mail_in;         -- 917504

-- part 5: schema for the target, same engine, nothing converted; took 4 min
-- mysqldump --no-data --routines --set-gtid-purged=OFF booking tracking tariff customs > schema.sql
