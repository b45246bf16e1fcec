-- Which scale puts the absorption of budgets into words; null where a region has chosen none, as before.
alter table measurement.policy add column absorption_scale text;
