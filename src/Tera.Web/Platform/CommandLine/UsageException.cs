namespace Tera.Platform.CommandLine;

/// <summary>A value on the command line makes no sense; the message is Indonesian. Thrown by option parsers, caught in <see cref="TeraCommandLine"/>.</summary>
internal sealed class UsageException(string message) : Exception(message);
