using System.Collections.Immutable;

namespace Tera.Platform.Programs;

/// <summary>One start of a program.</summary>
/// <param name="Program">Name on the search path, or an absolute path.</param>
/// <param name="Arguments">Handed over one by one; no shell reads them. Other users of the machine can: no secrets here.</param>
internal sealed record ProgramCall(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>Default: the system's directory for temporary files.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Written to standard input, which is then closed; default nothing.</summary>
    public ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>Default 30 seconds.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes kept of standard output and of standard error each; the rest is read and dropped. Default 1 MiB.</summary>
    public int OutputLimit { get; init; } = 1024 * 1024;

    /// <summary>Bytes of address space, kept by <c>prlimit</c> where installed; null is no limit.</summary>
    public long? MemoryLimit { get; init; }

    /// <summary>Work that nobody sits and waits for: it leaves the processor to those who do, with <c>nice</c> where installed.</summary>
    public bool IsUnhurried { get; init; }

    /// <summary>Variables beside PATH, HOME, LC_ALL and TZ.</summary>
    public ImmutableDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <param name="Output">Standard output as UTF-8, cut at the limit of the call.</param>
/// <param name="Errors">Standard error as UTF-8, cut at the limit of the call.</param>
internal sealed record ProgramOutcome(int ExitCode, string Output, string Errors)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>The first line of the complaint, for a log or an exception; empty when the program said nothing.</summary>
    public string FirstComplaint => Errors.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0) ?? "";
}
