-- A line pays for one indicator at most; an indicator is paid by as many lines as its budget has.
alter table planning.budget_item drop constraint budget_item_region_id_fiscal_year_indicator_id_key;
create index budget_item_by_indicator on planning.budget_item (region_id, indicator_id, fiscal_year) where indicator_id is not null;
