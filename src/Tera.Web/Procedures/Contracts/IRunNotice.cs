using Tera.Procedures.Definitions;

namespace Tera.Procedures.Contracts;

/// <summary>What a module above foresees of an unfinished run, such as a signer who cannot sign when his turn comes.</summary>
public interface IRunNotice
{
    /// <summary>Indonesian sentences, the most pressing first; empty for none.</summary>
    Task<IReadOnlyList<string>> OfAsync(RunHead head, ProcedureDefinition definition, CancellationToken ct);
}
