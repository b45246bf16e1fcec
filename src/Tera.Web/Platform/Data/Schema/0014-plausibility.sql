-- Why a number that is out of the usual is right: said for the numbers that stand in the row, by whom and when.

alter table measurement.entry
    add column assurance  text not null default '',
    add column assured_by uuid,
    add column assured_at timestamptz,
    add foreign key (region_id, assured_by) references organisation.person,
    add check (num_nonnulls(assured_by, assured_at) = case when assurance = '' then 0 else 2 end);
