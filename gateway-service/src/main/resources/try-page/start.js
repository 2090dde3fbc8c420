SwaggerUIBundle({
  url: "openapi.json",
  dom_id: "#operations",
  deepLinking: true,
  displayRequestDuration: true,
  // Nothing is sent to a validator elsewhere, and a token is forgotten when the page is closed.
  validatorUrl: null,
  persistAuthorization: false,
});
