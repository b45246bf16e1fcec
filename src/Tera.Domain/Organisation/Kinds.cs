namespace Tera.Organisation;

/// <summary>What kind of agency.</summary>
public enum AgencyKind
{
    /// <summary>Dinas.</summary>
    Dinas,

    /// <summary>Badan.</summary>
    Badan,

    /// <summary>Bagian of the Sekretariat Daerah.</summary>
    Bagian,

    /// <summary>Kecamatan.</summary>
    Kecamatan,

    /// <summary>Inspektorat.</summary>
    Inspectorate,
}

/// <summary>What kind of unit inside an agency.</summary>
public enum UnitKind
{
    /// <summary>The head's own office; holds the head's position.</summary>
    Leadership,

    /// <summary>Sekretariat.</summary>
    Secretariat,

    /// <summary>Bidang, Seksi or Subbagian that reports figures.</summary>
    Department,

    /// <summary>A part of a secretariat or department that reports through it.</summary>
    Subdivision,
}

/// <summary>By what right a person holds a position.</summary>
/// <remarks>Source: UU 30/2014 article 14; SE BKN 1/SE/I/2021.</remarks>
public enum AssignmentKind
{
    /// <summary>Definitif: appointed to it.</summary>
    Definitive,

    /// <summary>Plt.: acting while the post is vacant, at most three months and one extension of three.</summary>
    Acting,

    /// <summary>Plh.: acting while the holder is away.</summary>
    DailyActing,
}

/// <summary>How a person is addressed.</summary>
public enum Salutation
{
    /// <summary>Bapak.</summary>
    Sir,

    /// <summary>Ibu.</summary>
    Madam,
}

/// <summary>What an account may see and do beside the work of its person's positions.</summary>
public enum AccountRole
{
    /// <summary>The work of the person's own agencies.</summary>
    Member,

    /// <summary>Reads every agency of the region: Bagian Organisasi, Inspektorat.</summary>
    Overseer,

    /// <summary>Keeps people, positions, accounts and calendars; reads every agency.</summary>
    Administrator,
}

/// <summary>What a person does in a team.</summary>
public enum TeamRole
{
    /// <summary>Ketua.</summary>
    Chair,

    /// <summary>Sekretaris.</summary>
    Secretary,

    /// <summary>Anggota.</summary>
    Member,
}
