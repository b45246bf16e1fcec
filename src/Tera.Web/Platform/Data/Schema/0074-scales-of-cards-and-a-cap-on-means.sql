-- Which scale puts the achievements of a card into words; null for the one its region has settled.
alter table planning.indicator_card add column category_scale text;

-- The most a mean itself counts for, in percent; 0 for no cap, as before.
alter table measurement.policy add column mean_cap numeric not null default 0 check (mean_cap = 0 or mean_cap between 100 and 1000);

-- The figure that counts, beside the two readings it comes from; null before it was kept.
alter table measurement.period add column achievement numeric;
alter table measurement.quarter_version add column achievement numeric;
