-- What stands on the paper of an agreement is written out when it is signed: no later name, card or end of an indicator changes it.

alter table planning.agreement add column printed text check (printed is null or signed_on is not null);
