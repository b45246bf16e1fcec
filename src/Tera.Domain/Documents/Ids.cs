namespace Tera.Documents;

/// <summary>A thing a run makes, through all its revisions.</summary>
public readonly record struct ArtifactId(Guid Value)
{
    /// <summary>A new artifact.</summary>
    public static ArtifactId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>A number series of letters.</summary>
public readonly record struct LetterRegisterId(Guid Value)
{
    /// <summary>A new register.</summary>
    public static LetterRegisterId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>A register of letters beside the agency's general one, through all its years.</summary>
public readonly record struct LetterSeriesId(Guid Value)
{
    /// <summary>A new register.</summary>
    public static LetterSeriesId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>One number taken from a register.</summary>
public readonly record struct LetterId(Guid Value)
{
    /// <summary>A new letter.</summary>
    public static LetterId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>A paraf or a signature.</summary>
public readonly record struct SignatureId(Guid Value)
{
    /// <summary>A new signature.</summary>
    public static SignatureId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>A letter that leaves the agency.</summary>
public readonly record struct DispatchId(Guid Value)
{
    /// <summary>A new dispatch.</summary>
    public static DispatchId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>An entry of the archive.</summary>
public readonly record struct ArchiveRecordId(Guid Value)
{
    /// <summary>A new record.</summary>
    public static ArchiveRecordId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>An entry made in an application outside.</summary>
public readonly record struct SubmissionId(Guid Value)
{
    /// <summary>A new submission.</summary>
    public static SubmissionId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>A file attached to a step of a run.</summary>
public readonly record struct AttachmentId(Guid Value)
{
    /// <summary>A new attachment.</summary>
    public static AttachmentId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>A region's own authority for certificates.</summary>
public readonly record struct SigningAuthorityId(Guid Value)
{
    /// <summary>A new authority.</summary>
    public static SigningAuthorityId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>A person's key and certificate.</summary>
public readonly record struct SigningCertificateId(Guid Value)
{
    /// <summary>A new certificate.</summary>
    public static SigningCertificateId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>One signature asked of a signing service.</summary>
public readonly record struct SigningAttemptId(Guid Value)
{
    /// <summary>A new attempt.</summary>
    public static SigningAttemptId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>A person's wish for a certificate.</summary>
public readonly record struct CertificateRequestId(Guid Value)
{
    /// <summary>A new request.</summary>
    public static CertificateRequestId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>One version of how an agency words a kind of letter.</summary>
public readonly record struct WordingVersionId(Guid Value)
{
    /// <summary>A new version.</summary>
    public static WordingVersionId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}
