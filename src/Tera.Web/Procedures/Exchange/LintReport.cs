using System.Collections.Immutable;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;
using Tera.Procedures.Versions;

namespace Tera.Procedures.Exchange;

/// <summary>What is wrong with a file: faults keep it from being read or run, findings are defects of the SOP itself.</summary>
internal sealed class LintReport
{
    private readonly ProcedureDefinition? _definition;
    private readonly bool _isRunnable;

    /// <param name="result">What was read.</param>
    /// <param name="given">Working days from the end of the period to the deadline, where somebody named them; null for no deadline.</param>
    public LintReport(ProcedureFileResult result, int? given = null)
    {
        // What keeps the flow from its end is told as a fault, and hides nothing else that is wrong.
        (_definition, _isRunnable) = (result.Definition ?? result.Unsound, result.Definition is not null);
        Faults = result.Faults;
        // The library lies beside the program; a link to one of its SOPs is a link that leads somewhere.
        var library = ShippedLibrary.Load();
        Findings = _definition is null
            ? []
            : [.. Library.Findings.Of(_definition, code => library.Find(code.Value) is not null, isFlowTold: !_isRunnable), .. given is { } days && CollectingTime.Of(_definition, days) is { } late ? [late] : Array.Empty<Finding>()];
    }

    public ImmutableArray<FileFault> Faults { get; }

    public IReadOnlyList<Finding> Findings { get; }

    public string? Title => _definition?.Title;

    public bool IsFaulty => !_isRunnable;

    public string Text()
    {
        List<string> lines = [.. Faults.Select(fault => fault.ToString()), .. Findings.Select(finding => $"{finding.Where}: {finding.Text} ({finding.Kind.Word().ToLowerInvariant()}) → {finding.Mend}")];
        lines.Add((Faults.Length, Findings.Count) switch
        {
            ( > 0, > 0) => $"{Faults.Length} kesalahan: berkas ini belum dapat dijalankan; {Findings.Count} temuan.",
            ( > 0, _) => $"{Faults.Length} kesalahan: berkas ini belum dapat dijalankan.",
            (_, > 0) => $"Dapat dijalankan; {Findings.Count} temuan.",
            _ => "Dapat dijalankan, tanpa temuan.",
        });
        return string.Join('\n', lines);
    }

    public object ForJson() => new
    {
        code = _definition?.Code.Value,
        title = _definition?.Title,
        runnable = !IsFaulty,
        faults = Faults.Select(fault => new { fault.File, fault.Line, fault.Field, fault.Expected, fault.Found, fault.Meant, text = fault.ToString() }),
        findings = Findings.Select(finding => new { kind = finding.Kind.ToString(), finding.Where, finding.Text, finding.Mend }),
    };
}
