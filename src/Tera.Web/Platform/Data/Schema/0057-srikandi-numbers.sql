-- What SRIKANDI gave a document when it was entered there, noted by hand. A correction is another row; the latest counts.

create table documents.srikandi_number (
    region_id   uuid not null default platform.current_region(),
    id          uuid not null,
    revision_id uuid not null,
    number      text not null check (length(btrim(number)) between 1 and 200),
    -- Where it is found there; null where only the number is known.
    address     text check (address like 'https://%' and length(address) <= 500),
    noted_by    uuid not null,
    noted_at    timestamptz not null,
    primary key (region_id, id),
    foreign key (region_id, revision_id) references documents.revision,
    foreign key (region_id, noted_by) references organisation.person
);
create index srikandi_number_revision on documents.srikandi_number (region_id, revision_id, noted_at desc);
select platform.protect('documents.srikandi_number', 'select, insert');
create trigger srikandi_number_grows before update or delete on documents.srikandi_number for each row execute function platform.refuse_change();
