namespace Tera.Documents;

/// <summary>An order of a superior to persons.</summary>
public readonly record struct DispositionId(Guid Value)
{
    /// <summary>A new disposition.</summary>
    public static DispositionId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>A letter of assignment that forms a team.</summary>
public readonly record struct TeamOrderId(Guid Value)
{
    /// <summary>A new letter of assignment.</summary>
    public static TeamOrderId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>An invitation to a meeting.</summary>
public readonly record struct InvitationId(Guid Value)
{
    /// <summary>A new invitation.</summary>
    public static InvitationId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>A meeting, from the first note to its closing.</summary>
public readonly record struct MeetingId(Guid Value)
{
    /// <summary>A new meeting.</summary>
    public static MeetingId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>The minutes of a meeting.</summary>
public readonly record struct MinutesId(Guid Value)
{
    /// <summary>New minutes.</summary>
    public static MinutesId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>A text made of headed sections, from draft to handing over.</summary>
public readonly record struct TextDocumentId(Guid Value)
{
    /// <summary>A new text.</summary>
    public static TextDocumentId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>A note of what was handed out to whom.</summary>
public readonly record struct HandoutId(Guid Value)
{
    /// <summary>A new note.</summary>
    public static HandoutId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>A nota dinas that goes with something passed on.</summary>
public readonly record struct OfficialMemoId(Guid Value)
{
    /// <summary>A new memo.</summary>
    public static OfficialMemoId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>One person to whom something was handed over or reported.</summary>
public readonly record struct DeliveryId(Guid Value)
{
    /// <summary>A new one.</summary>
    public static DeliveryId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}
