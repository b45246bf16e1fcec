using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Options;
using NodaTime;
using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Organisation;
using Tera.Platform;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Shared;

namespace Tera.Documents.Uploads;

/// <summary>The address from which an application outside fetches a document's bytes. Never withdrawn: what was given away stays given.</summary>
public sealed class Publication
{
    private const int TokenBytes = 24;

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public required RevisionId RevisionId { get; init; }

    /// <summary>Cannot be guessed: 192 random bits.</summary>
    public string Token { get; private set; } = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));

    /// <summary>For whom, as the SOP prints it.</summary>
    public required string Application { get; init; }

    public required PersonId PublishedBy { get; init; }

    public required Instant PublishedAt { get; init; }
}

internal sealed class PublicationMapping : IEntityTypeConfiguration<Publication>
{
    public void Configure(EntityTypeBuilder<Publication> builder)
    {
        builder.ToTable("publication", "documents").HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasOne<Revision>().WithMany().HasForeignKey(row => row.RevisionId);
    }
}

/// <summary>Gives documents an address for applications outside.</summary>
public sealed class Publications(TeraDbContext db, IOptions<PublicAddressOptions> address)
{
    /// <summary>The address of a document for an application, the same whenever it is asked for. In the caller's transaction.</summary>
    public async Task<Uri> OfAsync(RevisionId revision, string application, PersonId by, Instant at, CancellationToken ct)
    {
        var known = await db.Set<Publication>().SingleOrDefaultAsync(row => row.RevisionId == revision && row.Application == application, ct)
            ?? db.Add(new Publication { RevisionId = revision, Application = application, PublishedBy = by, PublishedAt = at }).Entity;
        return new Uri(address.Value.PublicUrl.TrimEnd('/') + DocumentLinks.Published(known.Token));
    }
}

/// <summary>Answers applications that come for a document.</summary>
internal static class PublicationEndpoint
{
    public static IEndpointRouteBuilder MapPublications(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(DocumentLinks.Outgoing + "/{token}.pdf", PdfAsync).AllowAnonymous().RequireRateLimiting(DocumentsModule.VerifyLimit);
        return endpoints;
    }

    private static async Task<Results<FileStreamHttpResult, NotFound>> PdfAsync(string token, IServiceScopeFactory scopes, FileStore store, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TeraDbContext>();
        if (await db.Database.SqlQuery<Guid?>($"""select documents.region_of_publication({token}) as "Value" """).SingleAsync(ct) is not { } region)
        {
            return TypedResults.NotFound();
        }

        scope.ServiceProvider.GetRequiredService<RegionScope>().Enter(new RegionId(region));
        var revision = await (
            from publication in db.Set<Publication>().AsNoTracking()
            join one in db.Set<Revision>() on publication.RevisionId equals one.Id
            where publication.Token == token
            select one).AsNoTracking().SingleAsync(ct);
        return revision.OutgoingPdf is { } hash && store.OpenRead(hash) is { } content
            ? TypedResults.Stream(content, FileType.Pdf.MediaType, $"{FileNames.Of(revision.Title)}.pdf")
            : TypedResults.NotFound();
    }
}
