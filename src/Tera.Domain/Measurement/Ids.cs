namespace Tera.Measurement;

/// <summary>The form of one unit or employee in one run.</summary>
public readonly record struct SheetId(Guid Value)
{
    /// <summary>A new one.</summary>
    public static SheetId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>The value of one indicator of one unit in one quarter; the name of the figure for ever.</summary>
public readonly record struct EntryId(Guid Value)
{
    /// <summary>A new one.</summary>
    public static EntryId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>A file behind a figure.</summary>
public readonly record struct EvidenceId(Guid Value)
{
    /// <summary>A new one.</summary>
    public static EvidenceId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>A decision about a deadline.</summary>
public readonly record struct DeadlineId(Guid Value)
{
    /// <summary>A new one.</summary>
    public static DeadlineId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>Leave of one unit.</summary>
public readonly record struct DeadlineExceptionId(Guid Value)
{
    /// <summary>A new one.</summary>
    public static DeadlineExceptionId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>A line of the talk about a cell.</summary>
public readonly record struct CellCommentId(Guid Value)
{
    /// <summary>A new one.</summary>
    public static CellCommentId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>A rule between figures.</summary>
public readonly record struct ValidationRuleId(Guid Value)
{
    /// <summary>A new one.</summary>
    public static ValidationRuleId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>A frozen recapitulation.</summary>
public readonly record struct SnapshotId(Guid Value)
{
    /// <summary>A new one.</summary>
    public static SnapshotId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}
