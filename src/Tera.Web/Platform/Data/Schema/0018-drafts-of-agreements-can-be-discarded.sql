-- A draft that came to nothing is thrown away; the trigger of 0011 keeps what was signed.
grant delete on planning.agreement to tera_app;
