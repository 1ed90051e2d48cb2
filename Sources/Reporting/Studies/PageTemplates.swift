import Mustache

/// The pages of a study's report, without what is said on them.
///
/// Texts are escaped by ``PageText``; three braces hold only what is ours, cells that it escaped, and
/// images that were checked.
enum PageTemplates {
  static let study = PageText.template(
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src '{{{scriptHash}}}'">
    <title>{{name}}: a study by Hindsight</title>
    <style>
    {{{style}}}</style>
    </head>
    <body>
    <main>
    {{#boards}}
    <p class="verdict">{{verdict}}</p>
    {{/boards}}
    <h1><bdi>{{name}}</bdi></h1>
    {{#unfinished}}
    <p class="warning">{{.}}</p>
    {{/unfinished}}
    {{#boards}}
    <section>
    <h2>Horizon {{horizon}}</h2>
    <p class="remark">Means over the series; press a heading to sort by it.</p>
    <div class="scroll"><table class="sortable">
    <thead><tr><th scope="col"><button type="button">model</button></th><th scope="col" class="number"><button type="button">series</button></th>{{#columns}}<th scope="col" class="number"><button type="button" title="{{formula}}">{{name}}</button></th>{{/columns}}</tr></thead>
    <tbody>
    {{#rows}}
    <tr class="{{kind}}"><th scope="row">{{label}}{{^ranked}} <small>(not ranked)</small>{{/ranked}}</th><td class="number" data-value="{{judged}}">{{judged}}</td>{{#cells}}<td class="number{{#best}} best{{/best}}" data-value="{{value}}">{{text}}</td>{{/cells}}</tr>
    {{/rows}}
    </tbody>
    </table></div>
    {{#remarks}}
    <p class="remark">{{.}}</p>
    {{/remarks}}
    {{#overview}}
    <figure role="img" aria-label="{{caption}}">{{#isDrawn}}{{{image}}}{{/isDrawn}}{{^isDrawn}}<figcaption>Not drawn: {{caption}}</figcaption>{{/isDrawn}}</figure>
    {{/overview}}
    {{#extremes}}
    <h3>{{title}}</h3>
    <div class="gallery">
    {{#figures}}
    <figure>{{#isDrawn}}<div role="img" aria-label="{{caption}}">{{{image}}}</div>{{/isDrawn}}<figcaption>{{#link}}<a href="{{page}}"><bdi>{{label}}</bdi></a>, {{score}}{{/link}}</figcaption></figure>
    {{/figures}}
    </div>
    {{/extremes}}
    </section>
    {{/boards}}
    {{#listing}}{{#shown}}
    <section>
    <h2>Series</h2>
    <details><summary>All {{count}} series, with the model that was best on each</summary>
    <div class="scroll"><table class="sortable">
    <thead><tr><th scope="col"><button type="button">series</button></th><th scope="col" class="number"><button type="button">observations</button></th><th scope="col"><button type="button">best model</button></th><th scope="col" class="number"><button type="button">{{metric}}</button></th></tr></thead>
    <tbody>
    {{#rows}}
    <tr><th scope="row"><a href="{{page}}"><bdi>{{label}}</bdi></a></th><td class="number" data-value="{{count}}">{{count}}</td><td>{{model}}</td><td class="number" data-value="{{value}}">{{text}}</td></tr>
    {{/rows}}
    </tbody>
    </table></div>
    {{#left}}
    <p class="remark">{{.}}</p>
    {{/left}}
    </details>
    </section>
    {{/shown}}{{/listing}}
    {{#hasRefusals}}
    <section>
    <h2>Not forecast</h2>
    <div class="scroll"><table>
    <thead><tr><th scope="col">series</th><th scope="col">models (horizon)</th><th scope="col">reason</th></tr></thead>
    <tbody>
    {{#refusals}}
    <tr><th scope="row"><bdi>{{series}}</bdi></th><td>{{models}}</td><td><bdi>{{reason}}</bdi></td></tr>
    {{/refusals}}
    </tbody>
    </table></div>
    </section>
    {{/hasRefusals}}
    <section>
    <h2>Study</h2>
    <dl>
    {{#facts}}
    <dt><bdi>{{name}}</bdi></dt><dd><bdi>{{value}}</bdi></dd>
    {{/facts}}
    </dl>
    <details><summary>Metrics, with y the actual and f the forecast value</summary>
    <dl>
    {{#metrics}}
    <dt>{{name}}</dt><dd>{{formula}} ({{range}})</dd>
    {{/metrics}}
    </dl>
    </details>
    <p class="remark">Beside this page: <a href="report.md">report.md</a>, <a href="metrics.csv">metrics.csv</a>, <a href="metrics.json">metrics.json</a>, <a href="forecasts.csv">forecasts.csv</a>, and the figures with their gnuplot scripts in <a href="plots">plots</a>. Made by Hindsight {{version}}.</p>
    </section>
    </main>
    <script>{{{script}}}</script>
    </body>
    </html>

    """)

  static let series = PageText.template(
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file:">
    <title>{{label}}: {{study}}</title>
    <style>
    {{{style}}}</style>
    </head>
    <body>
    <main>
    <p class="remark"><a href="../index.html"><bdi>{{study}}</bdi></a></p>
    <h1><bdi>{{label}}</bdi></h1>
    <p>{{summary}} From <bdi>{{file}}</bdi>.</p>
    {{#boards}}
    <section>
    <h2>Horizon {{horizon}}</h2>
    {{#images}}
    <figure><img src="{{path}}" alt="What was observed, and the forecasts of the best model."></figure>
    {{/images}}
    <div class="scroll"><table>
    <caption>Scores on the held-out end</caption>
    <thead><tr><th scope="col">model</th>{{{columns}}}<th scope="col"></th></tr></thead>
    <tbody>
    {{{rows}}}</tbody>
    </table></div>
    <div class="scroll"><table>
    <caption>Forecasts of what follows</caption>
    <thead><tr><th scope="col">time</th>{{{models}}}</tr></thead>
    <tbody>
    {{{steps}}}</tbody>
    </table></div>
    </section>
    {{/boards}}
    <p class="remark">Made by Hindsight {{version}}.</p>
    </main>
    </body>
    </html>

    """)
}
