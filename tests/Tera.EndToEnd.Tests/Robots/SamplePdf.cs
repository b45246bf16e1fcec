using Microsoft.Playwright;
using Tera.Documents.Demonstration;

namespace Tera.EndToEnd.Robots;

/// <summary>A real PDF of one page, as a scanner makes it, with a text of its own.</summary>
internal static class SamplePdf
{
    private static int made;

    /// <summary>Every file differs from every other, as scans do.</summary>
    internal static FilePayload File(string name) =>
        new() { Name = name, MimeType = "application/pdf", Buffer = ExamplePdf.Of($"Data dukung {Interlocked.Increment(ref made)}") };
}
