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

/// <summary>One decision on which unit is the personnel unit of an agency.</summary>
public readonly record struct PersonnelUnitId(Guid Value)
{
    /// <summary>A new one.</summary>
    public static PersonnelUnitId New() => new(Guid.CreateVersion7());

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

/// <summary>What a person signs in with.</summary>
public readonly record struct AccountId(Guid Value)
{
    /// <summary>A new one.</summary>
    public static AccountId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>One person in one team for a time.</summary>
public readonly record struct TeamMemberId(Guid Value)
{
    /// <summary>A new one.</summary>
    public static TeamMemberId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>A day off in the calendar of a region or an agency.</summary>
public readonly record struct HolidayId(Guid Value)
{
    /// <summary>A new one.</summary>
    public static HolidayId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>Working hours in force for a while.</summary>
public readonly record struct WorkingRuleId(Guid Value)
{
    /// <summary>A new one.</summary>
    public static WorkingRuleId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}
