-- Invitations and letters of assignment go out when they are made: their numbers are used, not waiting for a signature.

update documents.letter l set state = 'Issued', version = version + 1
where l.state = 'Reserved'
  and exists (select from documents.revision r where (r.region_id, r.letter_id) = (l.region_id, l.id) and r.template in ('undangan', 'surat-tugas'));

-- Of several who sign with a pen each brings the same paper with one signature more. The latest scan takes the place of the one before it, which
-- stays with its own signature; and only for a scan that the latest signature bears.

drop trigger revision_keeps_scan on documents.revision;
create or replace function documents.keep_scan() returns trigger
    language plpgsql as
$$
begin
    if new.scan_hash is distinct from
       (select s.signed_hash from documents.signature s
        where (s.region_id, s.revision_id, s.method) = (new.region_id, new.id, 'WetInk') order by s.ordinal desc limit 1) then
        raise exception 'a scan is exchanged only for one with a signature more' using errcode = 'restrict_violation';
    end if;
    return null;
end
$$;
-- At the end of the transaction: the signature is written beside.
create constraint trigger revision_keeps_scan after update on documents.revision
    deferrable initially deferred for each row when (old.scan_hash is not null and new.scan_hash is distinct from old.scan_hash)
    execute function documents.keep_scan();
