-- What an objective weighs among those of its agency, and an indicator among those of its objective, from a day on. The next row of
-- the same thing ends it, and what was never weighed weighs 1. A weight that no closed quarter was reckoned with may be taken back with
-- the import that brought it.

create table planning.weight (
    region_id    uuid not null default platform.current_region(),
    id           uuid not null,
    agency_id    uuid not null,
    objective_id uuid,
    indicator_id uuid,
    valid_from   date not null,
    value        numeric not null check (value between 0 and 1000),
    -- The decree or letter that decides it.
    ground       text not null check (length(btrim(ground)) > 0),
    primary key (region_id, id),
    check ((objective_id is null) <> (indicator_id is null)),
    unique nulls not distinct (region_id, objective_id, indicator_id, valid_from),
    foreign key (region_id, agency_id) references organisation.agency,
    foreign key (region_id, objective_id) references planning.objective,
    foreign key (region_id, indicator_id) references planning.indicator
);
create index weight_agency on planning.weight (region_id, agency_id);
select platform.protect('planning.weight', 'select, insert, delete');
create trigger weight_stays before update on planning.weight for each row execute function platform.refuse_change();
