-- What the nightly check of files, signatures and packages found: one row for each day, never changed.

create table documents.paper_check (
    region_id  uuid not null default platform.current_region(),
    day        date not null,
    examined   int not null check (examined >= 0),
    findings   text[] not null,
    checked_at timestamptz not null,
    primary key (region_id, day)
);
select platform.protect('documents.paper_check', 'select, insert');
