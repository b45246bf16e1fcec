-- The sentences of letters as an agency words them. Every change is a new version that counts from its moment on; the latest counts.

create table documents.wording_version (
    region_id  uuid not null default platform.current_region(),
    id         uuid not null,
    agency_id  uuid not null,
    kind       text not null,
    number     int  not null check (number > 0),
    -- Back to the sentences of the program: it has none of its own.
    of_program boolean not null,
    made_by    uuid not null,
    made_at    timestamptz not null,
    primary key (region_id, id),
    unique (region_id, agency_id, kind, number),
    foreign key (region_id, agency_id) references organisation.agency,
    foreign key (region_id, made_by) references organisation.person
);
select platform.protect('documents.wording_version', 'select, insert');
create trigger wording_version_stays before update or delete on documents.wording_version for each row execute function platform.refuse_change();

create table documents.wording_sentence (
    region_id  uuid not null default platform.current_region(),
    version_id uuid not null,
    part       text not null,
    text       text not null check (length(text) <= 2000),
    primary key (region_id, version_id, part),
    foreign key (region_id, version_id) references documents.wording_version
);
select platform.protect('documents.wording_sentence', 'select, insert');
create trigger wording_sentence_stays before update or delete on documents.wording_sentence for each row execute function platform.refuse_change();

-- The version a paper was frozen with; null for the sentences of the program, and for what was frozen before there were versions.
alter table documents.revision add column wording_id uuid;
alter table documents.revision add foreign key (region_id, wording_id) references documents.wording_version;

create or replace function documents.keep_frozen() returns trigger
    language plpgsql as
$$
begin
    if (new.artifact_id, new.number, new.template, new.title, new.source_id, new.frozen_on, new.frozen_at, new.letter_id, new.code, new.snapshot_hash, new.wording_id)
       is distinct from
       (old.artifact_id, old.number, old.template, old.title, old.source_id, old.frozen_on, old.frozen_at, old.letter_id, old.code, old.snapshot_hash, old.wording_id)
       or (old.pdf_hash is not null and new.pdf_hash is distinct from old.pdf_hash)
       or (old.superseded_at is not null and new.superseded_at is distinct from old.superseded_at) then
        raise exception 'a frozen revision is never changed' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
