-- Codes of matters and the retention schedule (JRA) as the region entered them; when retention ends; what became of what was over.

create table documents.classification (
    region_id uuid not null default platform.current_region(),
    code      text not null check (code ~ '^[0-9]{3}(\.[0-9]{1,3}){0,6}$'),
    title     text not null check (length(btrim(title)) between 1 and 300),
    basis     text not null check (length(btrim(basis)) between 1 and 300),
    version   int  not null default 0,
    primary key (region_id, code)
);
select platform.protect('documents.classification', 'select, insert, update');

create table documents.retention_row (
    region_id      uuid not null default platform.current_region(),
    id             uuid not null,
    code           text not null check (code ~ '^[0-9]{3}(\.[0-9]{1,3}){0,6}$'),
    series         text not null check (length(btrim(series)) between 1 and 300),
    active_years   int  not null check (active_years between 0 and 100),
    inactive_years int  not null check (inactive_years between 0 and 100),
    final_fate     text not null check (final_fate in ('Permanent', 'Destroy', 'Review')),
    basis          text not null check (length(btrim(basis)) between 1 and 300),
    version        int  not null default 0,
    primary key (region_id, id),
    unique (region_id, code, series)
);
select platform.protect('documents.retention_row', 'select, insert, update');

alter table documents.archive_record
    add active_until date generated always as ((dated_on + make_interval(years => active_years))::date) stored not null,
    add kept_until   date generated always as ((dated_on + make_interval(years => active_years + inactive_years))::date) stored not null;
create index archive_record_kept on documents.archive_record (region_id, agency_id, kept_until);

create table documents.disposal (
    region_id      uuid not null default platform.current_region(),
    id             uuid not null,
    agency_id      uuid not null,
    kind           text not null check (kind in ('Destroyed', 'HandedOver')),
    minutes_number text not null check (length(btrim(minutes_number)) between 1 and 200),
    held_on        date not null,
    approval       text not null check (length(btrim(approval)) between 1 and 300),
    proof_hash     bytea not null,
    proof_name     text not null,
    recorded_by    uuid not null,
    recorded_at    timestamptz not null,
    primary key (region_id, id),
    foreign key (region_id, agency_id) references organisation.agency,
    foreign key (region_id, proof_hash) references platform.file,
    foreign key (region_id, recorded_by) references organisation.person
);
select platform.protect('documents.disposal', 'select, insert');
create trigger disposal_grows before update or delete on documents.disposal for each row execute function platform.refuse_change();

create table documents.disposal_item (
    region_id   uuid not null default platform.current_region(),
    record_id   uuid not null,
    disposal_id uuid not null,
    primary key (region_id, record_id),
    foreign key (region_id, record_id) references documents.archive_record,
    foreign key (region_id, disposal_id) references documents.disposal
);
select platform.protect('documents.disposal_item', 'select, insert');
create trigger disposal_item_grows before update or delete on documents.disposal_item for each row execute function platform.refuse_change();
