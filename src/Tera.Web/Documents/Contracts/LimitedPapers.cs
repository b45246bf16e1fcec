using Tera.Documents.Archiving;
using Tera.Documents.Artifacts;
using Tera.Organisation.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Documents.Contracts;

/// <summary>Told by a module whose papers hold personal data: not everybody who sees the agency may open them (UU 27/2022).</summary>
public interface IPaperGate
{
    /// <summary>Whether papers of the kind are behind the gate.</summary>
    bool Guards(ArtifactKind kind);

    /// <summary>Whether the run holds anything personal, its evidence included.</summary>
    Task<bool> IsPersonalAsync(RunId run, CancellationToken ct);

    /// <summary>Whether somebody may read all that is personal in the run; true where nothing is.</summary>
    Task<bool> OpensAsync(RunId run, SignedInUser user, CancellationToken ct);
}

/// <summary>Asks every gate, and the class under which the run was filed; who sees the agency is asked before.</summary>
public sealed class LimitedPapers(IEnumerable<IPaperGate> gates, ArchiveAccess archive)
{
    /// <summary>Whether a kind of paper is limited at all.</summary>
    /// <param name="kind">Value of the artifact's kind.</param>
    public bool AreLimited(string kind) => gates.Any(gate => gate.Guards(new(kind)));

    /// <summary>Whether the archive pack of the run is limited.</summary>
    public async Task<bool> IsPersonalAsync(RunId run, CancellationToken ct)
    {
        foreach (var gate in gates)
        {
            if (await gate.IsPersonalAsync(run, ct))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether somebody may open the papers of an artifact.</summary>
    public Task<bool> OpenAsync(Artifact artifact, SignedInUser user, CancellationToken ct) =>
        AllOpenAsync(gates.Where(gate => gate.Guards(new(artifact.Kind))), artifact.RunId, user, ct);

    /// <summary>The class under which a run was filed, where that is why somebody may not open its papers; null where it is not.</summary>
    public async Task<AccessClass?> ClosedByClassAsync(RunId run, SignedInUser user, CancellationToken ct) =>
        await archive.OpensAsync(run, user, ct) ? null : await archive.OfRunAsync(run, ct);

    /// <summary>Whether somebody may take the whole run with him: its pack holds every paper and every file of evidence.</summary>
    public Task<bool> OpenAllAsync(RunId run, SignedInUser user, CancellationToken ct) => AllOpenAsync(gates, run, user, ct);

    private async Task<bool> AllOpenAsync(IEnumerable<IPaperGate> gates, RunId run, SignedInUser user, CancellationToken ct)
    {
        foreach (var gate in gates)
        {
            if (!await gate.OpensAsync(run, user, ct))
            {
                return false;
            }
        }

        return await archive.OpensAsync(run, user, ct);
    }
}
