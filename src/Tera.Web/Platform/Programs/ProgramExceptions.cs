namespace Tera.Platform.Programs;

/// <summary>A program the system needs is not installed on this machine.</summary>
public sealed class ProgramMissingException : Exception
{
    public ProgramMissingException(string program, Exception? cause = null)
        : base($"Program \"{program}\" tidak terpasang pada peladen ini.", cause) => Program = program;

    public string Program { get; }
}

/// <summary>A program did not finish in time and was ended with all its children.</summary>
public sealed class ProgramTimeoutException : Exception
{
    public ProgramTimeoutException(string program, TimeSpan limit)
        : base($"Program \"{program}\" dihentikan karena belum selesai setelah {limit.TotalSeconds:0.#} detik.") =>
        (Program, Limit) = (program, limit);

    public string Program { get; }

    public TimeSpan Limit { get; }
}
