namespace Tera.Documents;

/// <summary>Whether somebody came to a meeting.</summary>
public enum Presence
{
    /// <summary>Hadir.</summary>
    Present,

    /// <summary>Tidak hadir.</summary>
    Absent,

    /// <summary>Diwakili: somebody else came for him.</summary>
    Represented,
}
