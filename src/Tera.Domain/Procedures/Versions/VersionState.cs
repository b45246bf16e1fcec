using Tera.Shared;

namespace Tera.Procedures.Versions;

/// <summary>Names a procedure that an agency has adopted.</summary>
public readonly record struct ProcedureId(Guid Value)
{
    /// <summary>A new procedure.</summary>
    public static ProcedureId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>Names one version of an adopted procedure.</summary>
public readonly record struct VersionId(Guid Value)
{
    /// <summary>A new version.</summary>
    public static VersionId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>The life of a version of an SOP.</summary>
/// <remarks>Source: PermenPANRB 35/2012, siklus penyusunan SOP; the names of the states are ours.</remarks>
public enum VersionState
{
    /// <summary>Draf: may still change.</summary>
    Draft,

    /// <summary>Diuji coba: may still change.</summary>
    Trial,

    /// <summary>Menunggu pengesahan.</summary>
    AwaitingLegalisation,

    /// <summary>Disahkan: its content is settled and its first day has not come; until then runs begin with the version before it.</summary>
    Legalised,

    /// <summary>Berlaku: its content never changes again.</summary>
    InForce,

    /// <summary>Dalam revisi: in force while the next version is being written.</summary>
    InRevision,

    /// <summary>Digantikan by a later version.</summary>
    Superseded,

    /// <summary>Dicabut without a successor.</summary>
    Revoked,
}

/// <summary>Which state may follow which.</summary>
public static class VersionLifecycle
{
    /// <summary>True while new runs begin with the version.</summary>
    public static bool IsInForce(this VersionState state) => state is VersionState.InForce or VersionState.InRevision;

    /// <summary>True while it is on its way to be legalised.</summary>
    public static bool MayChange(this VersionState state) => state is VersionState.Draft or VersionState.Trial or VersionState.AwaitingLegalisation;

    /// <summary>True while its content may be written on: what lies with those who legalise it stays as they read it.</summary>
    public static bool MayBeWritten(this VersionState state) => state is VersionState.Draft or VersionState.Trial;

    /// <summary>True when the step legalises, revokes, or takes a legalisation back: that is for those who legalise. Ending a revision puts nothing in force that was not.</summary>
    public static bool IsForLegalisers(VersionState from, VersionState to) =>
        from is VersionState.Legalised || to is VersionState.Legalised or VersionState.Superseded or VersionState.Revoked || (to is VersionState.InForce && from is not VersionState.InRevision);

    /// <summary>Null when the step is allowed, else why not.</summary>
    public static Rejection? Refusal(VersionState from, VersionState to) => (from, to) switch
    {
        (VersionState.Draft, VersionState.Trial or VersionState.AwaitingLegalisation or VersionState.Legalised or VersionState.InForce) => null,
        (VersionState.Trial, VersionState.Draft or VersionState.AwaitingLegalisation or VersionState.Legalised or VersionState.InForce) => null,
        (VersionState.AwaitingLegalisation, VersionState.Draft or VersionState.Legalised or VersionState.InForce) => null,
        (VersionState.Legalised, VersionState.Draft or VersionState.InForce) => null,
        (VersionState.InForce, VersionState.InRevision or VersionState.Superseded or VersionState.Revoked) => null,
        (VersionState.InRevision, VersionState.InForce or VersionState.Superseded or VersionState.Revoked) => null,
        _ => new("procedures.version.wrong-state", from, to),
    };
}
