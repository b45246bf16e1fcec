-- What was spent is told by line of the budget, also where no single indicator tells what the line is for.

create table measurement.line_spending (
    region_id   uuid not null default platform.current_region(),
    item_id     uuid not null,
    quarter     int  not null check (quarter between 1 and 4),
    agency_id   uuid not null,
    fiscal_year int  not null,
    -- Rupiah, from the first day of the year to the last of the quarter.
    spent       numeric not null check (spent >= 0),
    told_by     uuid not null,
    told_at     timestamptz not null,
    version     int  not null default 0,
    primary key (region_id, item_id, quarter),
    foreign key (region_id, item_id) references planning.budget_item,
    foreign key (region_id, agency_id) references organisation.agency,
    foreign key (region_id, told_by) references organisation.person
);
create index line_spending_agency on measurement.line_spending (region_id, agency_id, fiscal_year, quarter);
select platform.protect('measurement.line_spending', 'select, insert, update, delete');

create function measurement.refuse_closed_spending() returns trigger
    language plpgsql as
$$
declare
    of_line measurement.line_spending := case when tg_op = 'DELETE' then old else new end;
begin
    if exists (select from measurement.period p
               where p.agency_id = of_line.agency_id and p.fiscal_year = of_line.fiscal_year and p.quarter = of_line.quarter and p.closed_at is not null) then
        raise exception 'the quarter is closed' using errcode = 'restrict_violation', constraint = 'line_spending_period_open';
    end if;
    return of_line;
end
$$;
create trigger line_spending_period_open before insert or update or delete on measurement.line_spending
    for each row execute function measurement.refuse_closed_spending();

-- A file that told the spending of many lines at once, and what it changed, so that it can be taken back.
create table measurement.spending_import (
    region_id   uuid not null default platform.current_region(),
    id          uuid not null,
    agency_id   uuid not null,
    fiscal_year int  not null,
    quarter     int  not null check (quarter between 1 and 4),
    file_name   text not null,
    person_id   uuid not null,
    imported_at timestamptz not null,
    undone_at   timestamptz,
    primary key (region_id, id),
    foreign key (region_id, agency_id) references organisation.agency,
    foreign key (region_id, person_id) references organisation.person
);
create index spending_import_agency on measurement.spending_import (region_id, agency_id, fiscal_year, quarter);
select platform.protect('measurement.spending_import', 'select, insert, update');

create table measurement.imported_line (
    region_id uuid not null default platform.current_region(),
    import_id uuid not null,
    item_id   uuid not null,
    -- Null where nothing had been told.
    before    numeric,
    -- What the file told, and the version of it.
    after     numeric not null,
    version   int not null,
    primary key (region_id, import_id, item_id),
    foreign key (region_id, import_id) references measurement.spending_import,
    foreign key (region_id, item_id) references planning.budget_item
);
select platform.protect('measurement.imported_line', 'select, insert');

-- Of how many lines of the budget the spending is known, beside the sum of it.
alter table measurement.period add budget_lines int not null default 0, add budget_told int not null default 0;
alter table measurement.quarter_version add budget_lines int not null default 0, add budget_told int not null default 0;

-- Efficiency as printed, so that a region shows its agencies' without reading their values.
alter table measurement.period add efficiency text;
alter table measurement.quarter_version add efficiency text;
