-- Wrenfield: preparation of the Oracle source. Run by M. Dudek on 2 July 2018, change CH-2291.

-- 1. Supplemental logging on the primary
ALTER DATABASE ADD SUPPLEMENTAL LOG DATA;
ALTER DATABASE ADD SUPPLEMENTAL LOG DATA (PRIMARY KEY) COLUMNS;

-- 2. Nine tables without primary key
ALTER TABLE APPT.SLOT_HISTORY ADD SUPPLEMENTAL LOG DATA (ALL) COLUMNS;
ALTER TABLE APPT.CLINIC_LOG ADD SUPPLEMENTAL LOG DATA (ALL) COLUMNS;
-- ... seven more, listed in CH-2291

-- 3. Keep archived redo for 48 hours on the standby
-- RMAN: CONFIGURE ARCHIVELOG DELETION POLICY TO NONE; script keep48.sh deletes older logs

-- 4. The user of the tasks, on the standby by way of the primary
CREATE USER dms_read IDENTIFIED BY VALUES 'from Vault';
GRANT CREATE SESSION, SELECT ANY TRANSACTION, SELECT ANY TABLE TO dms_read;
GRANT SELECT ON V_$ARCHIVED_LOG TO dms_read;
GRANT SELECT ON V_$LOG TO dms_read;
GRANT SELECT ON V_$STANDBY_LOG TO dms_read;
