-- By which steps an agency means to reach what it promised of an indicator in a year: an output, a quarter, a unit. They are no part of
-- the signed agreement; what they were is in the audit.

create table planning.action_step (
    region_id    uuid not null default platform.current_region(),
    id           uuid not null,
    agency_id    uuid not null,
    fiscal_year  int  not null check (fiscal_year between 2000 and 2100),
    indicator_id uuid not null,
    ordinal      int  not null check (ordinal between 1 and 99),
    quarter      int  not null check (quarter between 1 and 4),
    step         text not null check (length(btrim(step)) > 0),
    output       text not null check (length(btrim(output)) > 0),
    unit_id      uuid not null,
    version      int  not null default 0,
    primary key (region_id, id),
    unique (region_id, indicator_id, fiscal_year, ordinal),
    foreign key (region_id, agency_id) references organisation.agency,
    foreign key (region_id, indicator_id) references planning.indicator,
    foreign key (region_id, unit_id) references organisation.unit
);
create index action_step_agency on planning.action_step (region_id, agency_id, fiscal_year);
select platform.protect('planning.action_step', 'select, insert, update, delete');
