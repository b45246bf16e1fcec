using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tera.Platform.Components;

namespace Tera.Documents.Retention;

/// <summary>A code of matters, as the region's table of classification has it.</summary>
public sealed partial class Classification
{
    /// <summary>Such as <c>000.8.6.3</c>.</summary>
    public required string Code { get; init; }

    public required string Title { get; set; }

    /// <summary>The regulation it was taken from.</summary>
    public required string Basis { get; set; }

    public int Version { get; private set; }

    /// <summary>Whether a text is a code: a hundred, then places behind dots. Source: Permendagri 83/2022.</summary>
    internal static bool IsCode(string text) => CodeForm().IsMatch(text);

    internal Choice Choice => new(Code, $"{Code} {Title}");

    internal void Change(string title, string basis)
    {
        (Title, Basis) = (title, basis);
        Version++;
    }

    [GeneratedRegex(@"^[0-9]{3}(\.[0-9]{1,3}){0,6}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeForm();
}

internal sealed class ClassificationMapping : IEntityTypeConfiguration<Classification>
{
    public void Configure(EntityTypeBuilder<Classification> builder)
    {
        builder.ToTable("classification", "documents").HasKey(row => row.Code);
        builder.Ignore(row => row.Choice);
    }
}
