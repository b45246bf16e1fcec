-- What is handed out to be signed with a pen: the same sheets with an open place for it, made when it is first asked for and never again.

alter table documents.revision add column pen_hash bytea;
alter table documents.revision add foreign key (region_id, pen_hash) references platform.file;
create index revision_pen on documents.revision (pen_hash);

create function documents.keep_pen_sheets() returns trigger
    language plpgsql as
$$
begin
    if old.pen_hash is not null and new.pen_hash is distinct from old.pen_hash then
        raise exception 'sheets that were handed out are never exchanged' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger revision_keeps_pen_sheets before update on documents.revision for each row execute function documents.keep_pen_sheets();

-- The same question, answered for such sheets as well.
create or replace function documents.code_of_bytes(asked bytea) returns table (region_id uuid, code text)
    language sql stable security definer set search_path = documents, pg_temp
    as $$
        select r.region_id, r.code from documents.revision r
        where r.pdf_hash = asked or r.signed_hash = asked or r.scan_hash = asked or r.pen_hash = asked
        union
        select r.region_id, r.code from documents.signature s
        join documents.revision r on (r.region_id, r.id) = (s.region_id, s.revision_id) where s.signed_hash = asked
        limit 1
    $$;
revoke all on function documents.code_of_bytes from public;

-- “2 setelah tidak berlaku”: from what the active years of a row of the schedule are reckoned; null for the day of the file.
alter table documents.retention_row add column counted_from text check (length(btrim(counted_from)) between 1 and 100);
