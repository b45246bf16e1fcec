-- The package of an archived run is made after the record is kept: whoever files does not wait for its bytes.
create table documents.archive_package (
    region_id uuid not null default platform.current_region(),
    record_id uuid not null,
    hash      bytea,
    size      bigint,
    made_at   timestamptz,
    failure   text,
    version   int not null default 0,
    primary key (region_id, record_id),
    foreign key (region_id, record_id) references documents.archive_record,
    foreign key (region_id, hash) references platform.file,
    check (num_nulls(hash, size, made_at) in (0, 3)),
    check (hash is null or failure is null)
);
select platform.protect('documents.archive_package', 'select, insert, update');

insert into documents.archive_package (region_id, record_id, hash, size, made_at)
select region_id, id, package_hash, package_size, filed_at from documents.archive_record;

alter table documents.archive_record drop column package_hash, drop column package_size;

-- Once made it stays as it is.
create trigger archive_package_stays before update on documents.archive_package for each row when (old.hash is not null) execute function platform.refuse_change();
create trigger archive_package_kept before delete on documents.archive_package for each row execute function platform.refuse_change();
