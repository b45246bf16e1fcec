using NodaTime;
using Tera.Procedures.Contracts;

namespace Tera.Documents.Contracts;

/// <summary>Something a meeting should talk about.</summary>
/// <param name="Line">As the agenda would print it, in one line.</param>
/// <param name="Reason">Why it is proposed, for whoever writes the agenda.</param>
public sealed record AgendaPoint(string Line, string Reason);

/// <summary>Told by each module that knows what is red, late, returned or left over.</summary>
public interface IAgendaSource
{
    /// <summary>What a meeting of a run should talk about on a day, the most urgent first; empty for nothing.</summary>
    Task<IReadOnlyList<AgendaPoint>> OfAsync(RunHead run, LocalDate today, CancellationToken ct);
}
