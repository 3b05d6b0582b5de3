-- Comparison of seed inventory (November 17, 2019) and grower portal (January 19, 2020).
-- Run on both sides in the night of each cutover; the results are in the comments.
SELECT count(*) FROM inventory_lot;      -- old 1,902,417   new 1,902,417
SELECT count(*) FROM grower_order;       -- old   371,602   new   371,602
SELECT sum(kernels) FROM inventory_lot;  -- old 88,140,233,900   new 88,140,233,900
-- rows compared in all: 2,274,019; differences: 0
