-- Files a plan was changed by, with what they changed, so that the last one can be undone.
create table planning.plan_import (
    region_id   uuid        not null default platform.current_region(),
    id          uuid        not null,
    agency_id   uuid        not null,
    fiscal_year int         not null check (fiscal_year between 2000 and 2100),
    file_name   text        not null,
    person_id   uuid,
    imported_at timestamptz not null,
    -- Rows as they were before and after, by table and id; what is the same in both is left out.
    before      jsonb       not null,
    after       jsonb       not null,
    undone_at   timestamptz,
    primary key (region_id, id),
    foreign key (region_id, agency_id) references organisation.agency,
    foreign key (region_id, person_id) references organisation.person
);
create index plan_import_last on planning.plan_import (region_id, agency_id, imported_at desc);
select platform.protect('planning.plan_import', 'select, insert, update');
