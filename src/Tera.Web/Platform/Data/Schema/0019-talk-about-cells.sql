-- The talk about a cell of a row: said and settled, by whom and when. It only grows.

create table measurement.cell_comment (
    region_id  uuid not null default platform.current_region(),
    id         uuid not null,
    entry_id   uuid not null,
    field      text not null check (field in ('value', 'spent', 'enabling', 'inhibiting', 'follow-up', 'assurance')),
    kind       text not null check (kind in ('Said', 'Settled')),
    words      text not null,
    person_id  uuid not null,
    written_at timestamptz not null,
    primary key (region_id, id),
    foreign key (region_id, entry_id) references measurement.entry,
    foreign key (region_id, person_id) references organisation.person,
    check ((kind = 'Said') = (length(btrim(words)) > 0))
);
create index cell_comment_of_entry on measurement.cell_comment (region_id, entry_id, id);
select platform.protect('measurement.cell_comment', 'select, insert');
create trigger cell_comment_stays before update or delete on measurement.cell_comment for each row execute function platform.refuse_change();
