-- The six-monthly monitoring of how SOPs are followed: one judgement for each SOP, year and half.

create table procedures.monitoring_note (
    region_id    uuid not null default platform.current_region(),
    id           uuid not null,
    procedure_id uuid not null,
    fiscal_year  int not null check (fiscal_year between 2000 and 2200),
    half         int not null check (half in (1, 2)),
    runs_well    boolean not null,
    note         text not null check (length(note) <= 600),
    action       text not null check (length(action) <= 600),
    person_id    uuid not null,
    recorded_at  timestamptz not null,
    version      int not null,
    primary key (region_id, id),
    unique (region_id, procedure_id, fiscal_year, half),
    foreign key (region_id, procedure_id) references procedures.procedure,
    foreign key (region_id, person_id) references organisation.person,
    check (runs_well or length(btrim(action)) > 0)
);
select platform.protect('procedures.monitoring_note', 'select, insert, update');
