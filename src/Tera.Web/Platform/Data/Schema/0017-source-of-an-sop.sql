-- The text an imported SOP was read from, so that its rows can be held against it.

create table procedures.source_lines (
    region_id    uuid not null default platform.current_region(),
    id           uuid not null,
    procedure_id uuid not null,
    file_name    text not null,
    content      text not null check (length(content) <= 1000000),
    imported_at  timestamptz not null,
    primary key (region_id, id),
    foreign key (region_id, procedure_id) references procedures.procedure
);
create index source_lines_procedure on procedures.source_lines (region_id, procedure_id, imported_at desc);
select platform.protect('procedures.source_lines', 'select, insert');
