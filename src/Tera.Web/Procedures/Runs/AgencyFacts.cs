using System.Collections.Immutable;
using System.Data.Common;
using Tera.Organisation.Contracts;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Runs;

/// <summary>What a decision may look at of the agency: its calendar's terms and the SOPs it has in force, so that a step can wait for them.</summary>
internal sealed record AgencyFacts(CalendarTerms Terms, ImmutableHashSet<ProcedureCode> Resolved)
{
    /// <summary>Columns of <see cref="CalendarTerms.Columns"/>.</summary>
    private const int TermColumns = 8;

    public static AgencyFacts Read(DbDataReader row, int first) => new(
        CalendarTerms.Read(row, first),
        [.. row.GetFieldValue<string[]>(first + TermColumns).Select(code => new ProcedureCode(code))]);
}
