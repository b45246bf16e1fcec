namespace Tera.Organisation;

/// <summary>A natural person, whatever posts he holds.</summary>
public readonly record struct PersonId(Guid Value)
{
    /// <summary>A new person.</summary>
    public static PersonId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>A Dinas, Badan, Kecamatan or Bagian.</summary>
public readonly record struct AgencyId(Guid Value)
{
    /// <summary>A new agency.</summary>
    public static AgencyId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>A part of an agency: Sekretariat, Bidang, Seksi, Subbagian.</summary>
public readonly record struct UnitId(Guid Value)
{
    /// <summary>A new unit.</summary>
    public static UnitId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>A post (jabatan) in a unit, held by people one after another.</summary>
public readonly record struct PositionId(Guid Value)
{
    /// <summary>A new position.</summary>
    public static PositionId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>One person in one position for a time.</summary>
public readonly record struct AssignmentId(Guid Value)
{
    /// <summary>A new assignment.</summary>
    public static AssignmentId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>A team, such as Tim SAKIP.</summary>
public readonly record struct TeamId(Guid Value)
{
    /// <summary>A new team.</summary>
    public static TeamId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}
